import { defineConfig } from '@playwright/test';

// Stories that are played on a phone alone.
const STORIES = ['institution.spec.js', 'benchmarks.spec.js', 'offline.spec.js'];
// Each page is seen at these two sizes; what does not depend on the size runs at one of them.
const SIZELESS = ['crawl.spec.js', 'headers.spec.js', 'stop.spec.js'];

export default defineConfig({
  testMatch: '*.spec.js',
  outputDir: 'out/results',
  globalSetup: './server.js',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that passes only at the second try is a failing test.
  retries: 0,
  timeout: 60_000,
  // Both cores may be busy with other tests.
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
    trace: 'off',
  },
  projects: [
    { name: 'phone', use: { viewport: { width: 360, height: 640 } }, testIgnore: SIZELESS },
    { name: 'desk', use: { viewport: { width: 1280, height: 800 } }, testIgnore: STORIES },
  ],
});
