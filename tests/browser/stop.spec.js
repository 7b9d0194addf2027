// The end of the server: soon, clean, and not at the mercy of its clients.
import { connect } from 'node:net';
import { expect, test } from './helpers.js';
import { start } from './server.js';

/** A connection on which `text` was sent and nothing more will be. */
function hold(address, text) {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      if (text) socket.write(text);
      setTimeout(resolve, 200, socket);
    });
    socket.on('error', reject);
  });
}

const CLIENTS = [
  ['no client is there', null],
  ['a client holds a connection and says nothing', ''],
  ['a client keeps a connection after its answer', 'GET /healthz HTTP/1.1\r\nhost: here\r\n\r\n'],
  ['a client has sent half a request', 'GET /es/ HTTP/1.1\r\nhost: he'],
];

for (const [name, text] of CLIENTS) {
  test(`the server stops when ${name}`, async () => {
    const server = await start();
    const socket = text === null ? null : await hold(server.address, text);
    socket?.on('error', () => {});
    try {
      expect(await server.stop(10_000)).toBe(0);
    } finally {
      socket?.destroy();
    }
  });
}

test('an answer that is under way is finished', async () => {
  const server = await start({ log: 'info,tower_http=debug' });
  const answer = fetch(`${server.address}/es/profile/BOL/profile.xlsx`);
  // Under way is what the server has begun to answer; its log says when.
  await expect.poll(server.log, { intervals: [1] }).toContain('started processing request');
  expect(await server.stop()).toBe(0);
  const response = await answer;
  expect(response.status).toBe(200);
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
});
