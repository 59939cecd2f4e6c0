import { SMTPServer } from 'smtp-server';

const WAIT_MS = 15_000;

export type Letterbox = {
  readonly port: number;
  /** The newest sign-in link sent to an address; waits for it. */
  linkFor(email: string): Promise<string>;
  close(): Promise<void>;
};

/** A real mail server that keeps what it is sent. */
export async function openLetterbox(): Promise<Letterbox> {
  const letters: { to: string; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = decoded(Buffer.concat(chunks).toString('utf8'));
        for (const { address } of session.envelope.rcptTo) letters.push({ to: address.toLowerCase(), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async linkFor(email) {
      const until = Date.now() + WAIT_MS;
      while (Date.now() < until) {
        const found = letters.findLastIndex(({ to }) => to === email.toLowerCase());
        const link = /https?:\/\/\S+\/sign-in\/link\?token=\S+/.exec(letters[found]?.text ?? '')?.[0];
        if (link !== undefined) {
          letters.splice(found, 1);
          return link;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`No sign-in letter came for ${email}.`);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The body of a one-part letter, its transfer encoding undone. */
function decoded(source: string): string {
  const split = source.indexOf('\r\n\r\n');
  const head = source.slice(0, split);
  const body = source.slice(split + 4);
  if (/content-transfer-encoding: *base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/content-transfer-encoding: *quoted-printable/i.test(head)) return body;
  const joined = body.replace(/=\r\n/g, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_match, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
