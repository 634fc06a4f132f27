// Visits a page of the shop as a person would, and leaves it: `node visit.mjs URL [FOREIGN]`.
// The page is then open at FOREIGN too, from where it sends a beacon that is not its to send.
// Stays for a minute, or until it is killed, so that what was sent in parting arrives.

import { chromium } from 'playwright-core';

const [url, foreign] = process.argv.slice(2);
const library = new URL('node_modules/web-vitals/dist/web-vitals.js', import.meta.url);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage();
page.on('console', (message) => console.log('page:', message.text()));
page.on('pageerror', (error) => console.log('page:', error.message));

// The library as npm has it: a test does not reach the network.
await page.route('https://unpkg.com/**', (route) => route.fulfill({
  path: library.pathname,
  contentType: 'text/javascript',
  headers: { 'access-control-allow-origin': '*' },
}));

await page.goto(url, { waitUntil: 'load' });
await page.click('h1');
await page.waitForTimeout(500);
await page.goto('about:blank');
console.log('left', url);

if (foreign) {
  await page.goto(foreign, { waitUntil: 'load' });
  const sent = await page.evaluate((target) => navigator.sendBeacon(
    target, JSON.stringify({ name: 'LCP', value: 1, id: 'foreign' })), new URL('/vitals', url).href);
  console.log('foreign beacon', sent);
}
await page.waitForTimeout(60_000);
await browser.close();
