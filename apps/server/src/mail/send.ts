import nodemailer from "nodemailer";

export type Mailer = (mail: { to: string; subject: string; text: string }) => Promise<void>;

/**
 * Sends through the SMTP server of SMTP_URL. The recipient is one validated bare address, handed over as an object, so
 * that no name or comma in it can become a second recipient.
 */
export function openMailer(smtpUrl: string, from: string): Mailer {
  const transport = nodemailer.createTransport(smtpUrl);
  return async ({ to, subject, text }) => {
    await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
  };
}
