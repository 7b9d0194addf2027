// Pictures of the pages as people see them, for looking at: out/*.png.
import { test, visit } from './helpers.js';

const PAGES = {
  home: '/es/',
  profile: '/es/profile/BOL',
  compare: '/es/compare?place=BOL&place=PER&place=COL',
  paper: '/es/paper/A6',
  replication: '/es/paper/replication',
};

for (const [name, path] of Object.entries(PAGES)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${name}, ${colorScheme}`, async ({ page }, info) => {
      await page.emulateMedia({ colorScheme });
      await visit(page, path);
      await page.screenshot({
        path: `${import.meta.dirname}/out/${name}-${info.project.name}-${colorScheme}.png`,
        fullPage: true,
      });
    });
  }
}
