import type { Actions, PageServerLoad } from './$types';
import { here } from '../../../../../acting.ts';
import { deskView } from './desk-view.ts';
import { draftingActions } from './drafting.ts';

export const load: PageServerLoad = ({ locals, url }) => deskView(here(locals), url.searchParams);

export const actions: Actions = draftingActions;
