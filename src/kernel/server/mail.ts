import { createTransport } from 'nodemailer';

export type Letter = { readonly to: string; readonly subject: string; readonly text: string };
export type Mail = { send(letter: Letter): Promise<void> };

/**
 * Sends through SMTP when a server is configured; otherwise the letter is printed in the server log,
 * so that a first start needs no mail server.
 */
export function createMail(
  settings: { smtpUrl: string | null; from: string },
  log: (line: string) => void,
): Mail {
  if (settings.smtpUrl === null) {
    return {
      async send({ to, subject, text }) {
        log(`[mail] to ${to}: ${subject}\n${text}`);
      },
    };
  }
  const transport = createTransport(settings.smtpUrl);
  return {
    async send(letter) {
      await transport.sendMail({ from: settings.from, ...letter });
    },
  };
}
