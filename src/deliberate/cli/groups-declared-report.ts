import type { Result } from '@madang/common-ground';
import { dividing, groundSection } from './ground-lines.ts';
import { crossedName, groupName, section, sentence, type Context } from './report-lines.ts';

/** Every declared group, what they share, what divides them, and what holds over both kinds of groups at once. */
export function declaredSections({ declared, both }: Result, context: Context): string[] {
  if (declared === null) return [];
  const { words } = context;
  const sizes = declared.groups.map(({ id, size }) => `${groupName(id)} (${words.people(size)})`);
  const named = { ...context, name: groupName };
  const sections = [section(words.declared, sentence(sizes.join(', ')))];
  if (declared.groups.length > 1)
    sections.push(
      groundSection(
        declared.commonGround,
        { title: words.declaredGround, none: words.noCommonGround },
        named,
      ),
      section(words.declaredDivergence, dividing(declared.divergence, declared.commonGround, named)),
    );
  if (both !== null && both.groups.length > 1) {
    const crossed = { ...context, name: crossedName };
    sections.push(
      groundSection(both.commonGround, { title: words.bothGround, none: words.noCommonGround }, crossed),
    );
  }
  return sections;
}
