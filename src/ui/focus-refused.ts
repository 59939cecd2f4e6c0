import { REFUSED_ID } from './refused-field.ts';

/**
 * After a refusal the page is a new one and begins at its top: whoever reads by ear or works by keys is brought to the
 * field to mend, else to the reason. A browser does so itself for a field, but not where the address names a place: it
 * goes there once the page is loaded, and takes the focus away from wherever it was.
 */
function bringThere(): void {
  (document.getElementById(REFUSED_ID) ?? document.getElementById('refusal'))?.focus();
}

if (document.readyState === 'complete') bringThere();
else addEventListener('load', () => setTimeout(bringThere));
