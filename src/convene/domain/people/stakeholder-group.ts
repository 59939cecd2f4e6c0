export { GROUP_NAMES } from '#kernel/domain/stakeholder-group.ts';
