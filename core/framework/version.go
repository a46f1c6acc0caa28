package framework

// PaasCharmVersion is the paas-charm, the library that every 12-factor charm
// runs, whose behaviour the core has.
const PaasCharmVersion = "1.12.3"
