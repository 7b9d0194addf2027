// The accessibility check, with a report that says what to look for and where.
import { AxeBuilder } from '@axe-core/playwright';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** The violations on a page, one line each; empty when there is none. */
export async function violations(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => `${node.target.join(' ')}: ${node.failureSummary}`);
    return `${id} (${help}), ${nodes.length} places\n${where.join('\n')}`;
  });
}
