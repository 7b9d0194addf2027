// The server under test, once for all tests. Playwright calls the default export before the first
// test and what it returns after the last.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The program: PUENTE, or what `cargo build --release` left. */
function program() {
  const target = process.env.CARGO_TARGET_DIR ?? join(import.meta.dirname, '../../target');
  const path = process.env.PUENTE ?? join(target, 'release/puente');
  if (!existsSync(path)) throw new Error(`${path} is not there: cargo build --release, or set PUENTE`);
  return path;
}

/**
 * Starts `puente demo` on a free port, in a folder of its own that goes when it stops; `log` is its
 * filter.
 *
 * Resolves to its address, the log so far, and `stop`, which asks it to end as an operating system
 * does and resolves to its exit code, or fails when it takes longer than `patience` milliseconds.
 */
export async function start({ log: filter = 'info' } = {}) {
  // A language is set so that the sentence with the address does not depend on who runs the tests.
  const folder = mkdtempSync(join(tmpdir(), 'puente-'));
  const settings = ['--listen', '127.0.0.1:0', '--language', 'en', '--log', filter];
  const child = spawn(program(), ['demo', '--folder', folder, ...settings], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (text) => (log += text));
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const address = await new Promise((resolve, reject) => {
    ended.then((code) => reject(new Error(`the server ended with ${code} before it served:\n${log}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = line.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    });
  });
  const stop = async (patience = 5_000) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the server had ended before it was asked to:\n${log.slice(-2_000)}`);
    }
    child.kill('SIGTERM');
    const late = new Promise((resolve) => setTimeout(resolve, patience, 'late').unref());
    const code = await Promise.race([ended, late]);
    rmSync(folder, { recursive: true, force: true });
    if (code === 'late') {
      child.kill('SIGKILL');
      throw new Error(`the server did not stop within ${patience} ms of SIGTERM`);
    }
    return code;
  };
  return { address, stop, log: () => log };
}

export default async function setUp() {
  const server = await start();
  process.env.PUENTE_URL = server.address;
  return async () => {
    const code = await server.stop();
    if (code !== 0) throw new Error(`the server ended with ${code}:\n${server.log().slice(-2_000)}`);
    const panic = server.log().match(/.*panicked at.*/);
    if (panic) throw new Error(`the server panicked during the tests: ${panic[0]}`);
  };
}
