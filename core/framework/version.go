package framework

// PaasCharmVersion is the version of paas-charm, the library in every 12-factor
// charm, whose behaviour the core reproduces.
const PaasCharmVersion = "1.12.3"
