export { officeCertificate, sealAlgorithm } from "./certificate.ts";
export { completeSeal } from "./complete.ts";
export { PdfError } from "./pdf/value.ts";
export { type PreparedSeal, prepareSeal, type SealStatement, UnsealableError } from "./prepare.ts";
export {
  NoWebCryptoError,
  type SealTrust,
  type SealVerdict,
  type SubIndication,
  validateSeal,
} from "./validate.ts";
