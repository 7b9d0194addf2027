// `npm run screenshots`: the same server and sizes, pictures instead of tests.
import { defineConfig } from '@playwright/test';
import tests from './playwright.config.js';

export default defineConfig(tests, { testMatch: 'screenshots.js', outputDir: 'out/work' });
