// Lines in, lines out: “sign <secret, base64> <payload, base64>” answers a token, “verify <secret, base64> <token>” answers yes or no.
import { createInterface } from 'node:readline';
import { CompactSign, compactVerify } from 'jose';

const encoder = new TextEncoder();
for await (const line of createInterface({ input: process.stdin })) {
  const [what, secret, text] = line.split(' ');
  const key = new Uint8Array(Buffer.from(secret, 'base64'));
  if (what === 'sign') {
    process.stdout.write(await new CompactSign(new Uint8Array(Buffer.from(text, 'base64'))).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key) + '\n');
    continue;
  }
  let good = true;
  try {
    await compactVerify(encoder.encode(text ?? ''), key, { algorithms: ['HS256'] });
  } catch {
    good = false;
  }
  process.stdout.write(good ? 'yes\n' : 'no\n');
}
