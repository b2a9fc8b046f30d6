export { type Certificate, CertificateFault, readCertificate } from './certificate.js';
export { selfSignedCertificate, type SelfSignedOptions } from './self-signed.js';
export { onePortServer, type OnePortOptions } from './one-port.js';
