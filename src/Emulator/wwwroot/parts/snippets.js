import { Root } from '../core/api.js';
import { secretName } from '../core/providers.js';

// A call of the journal as curl and as C#. Secrets are masked in the journal: where the workspace's own credentials can stand for them they
// do, elsewhere a name says what to put in.
const Mask = '••••';
const LeftOut =
  new Set(['host', 'content-length', 'connection', 'accept-encoding', 'user-agent', 'traceparent', 'tracestate', 'request-id', 'transfer-encoding', 'expect']);
const ContentHeaders = new Set(['content-type', 'content-language', 'content-encoding']);

export function callOf(exchange, credentials) {
  const headers = Object.entries(exchange.requestHeaders ?? {});
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? location.host;
  // Below the path of a proxy the providers are too.
  const below = host === location.host ? Root.slice(0, -'/_emulator/'.length) : '';
  const call = {
    method: exchange.method,
    url: `${location.protocol}//${host}${below}${exchange.path}${exchange.query ? '?' + exchange.query : ''}`,
    headers: headers.filter(([name, value]) => !LeftOut.has(name.toLowerCase()) && !(name.toLowerCase() === 'accept' && value === '*/*')),
    body: exchange.requestBody || null,
    secrets: [],
  };
  const hide = text => unmask(text, call, secretOf(exchange, credentials));
  call.headers = call.headers.map(([name, value]) => [name, hide(value)]);
  call.url = hide(call.url);
  if (call.body) call.body = hide(call.body);
  return call;
}

// The secret that the masks of this call most likely stand for, as the name of a variable with how to fill it.
function secretOf({ provider, status, caller }, credentials) {
  const known = status === 401 || !caller ? [] : credentials?.[provider]?.standIns ?? [];
  const [one, ...others] = known.filter(({ caller: end }) => caller.endsWith(end));
  const name = secretName(provider);
  return one && others.length === 0 ? { name, value: one.value, shell: one.shell && `$(${one.shell})` } : { name };
}

function unmask(text, call, secret) {
  if (!text.includes(Mask)) return text;
  if (secret.value) return text.replaceAll(/•{4}[A-Za-z0-9]{0,4}/g, secret.value);
  if (!call.secrets.includes(secret)) call.secrets.push(secret);
  return text.replaceAll(/•{4}[A-Za-z0-9]{0,4}/g, `\u0000${secret.name}\u0000`);
}

const quote = text => `'${text.replaceAll("'", `'\\''`)}'`;

// In single quotes, but for the variables, which stand in double quotes of their own.
const shell = text => text.split('\u0000').map((part, i) => (i % 2 ? `"$${part}"` : part === '' ? '' : quote(part))).join('') || "''";

export function curl(call) {
  const lines = [];
  for (const { name, shell: command } of new Map(call.secrets.map(one => [one.name, one])).values()) {
    lines.push(command ? `${name}=${command}` : `${name}='…'   # masked in the journal: put in the one to be used`);
  }
  const parts = [`curl -i${call.method === 'GET' ? '' : ` -X ${call.method}`}`, ...call.headers.map(([name, value]) => `-H ${shell(`${name}: ${value}`)}`)];
  if (call.body) parts.push(`--data-raw ${shell(call.body)}`);
  parts.push(shell(call.url));
  return [...lines, parts.join(' \\\n  ')].join('\n');
}

const literal = text => (text.includes('"') || text.includes('\n') || text.includes('\\') ? raw(text) : `"${text}"`);

function raw(text) {
  const fence = '"'.repeat(Math.max(3, 1 + Math.max(0, ...[...text.matchAll(/"+/g)].map(run => run[0].length))));
  return text.includes('\n') || text.startsWith('"') || text.endsWith('"') ? `${fence}\n${text}\n${fence}` : `${fence}${text}${fence}`;
}

const variable = name => name.toLowerCase().replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

const sharp = text => text.split('\u0000').map((part, i) => (i % 2 ? variable(part) : part === '' ? '' : literal(part))).filter(Boolean).join(' + ') || '""';

export function csharp(call) {
  const names = [...new Set(call.secrets.map(one => one.name))];
  const lines = [
    'using var http = new HttpClient();', ...names.map(name => `var ${variable(name)} = "…"; // masked in the journal: put in the one to be used`),
  ];
  const method = { GET: 'Get', POST: 'Post', PUT: 'Put', PATCH: 'Patch', DELETE: 'Delete', HEAD: 'Head', OPTIONS: 'Options' }[call.method];
  lines.push(`using var request = new HttpRequestMessage(${method ? `HttpMethod.${method}` : `new HttpMethod(${literal(call.method)})`}, ${sharp(call.url)});`);
  const type = call.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (call.body)
    lines.push(
      `request.Content = new StringContent(${sharp(call.body)});`,
      ...(type ? [`request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(${sharp(type)});`] : []),
    );
  for (const [name, value] of call.headers)
    if (!ContentHeaders.has(name.toLowerCase())) lines.push(`request.Headers.TryAddWithoutValidation(${literal(name)}, ${sharp(value)});`);
  lines.push('using var answer = await http.SendAsync(request);', 'Console.WriteLine($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");');
  return lines.join('\n');
}
