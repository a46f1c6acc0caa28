import { mendedAddress } from "./mended-address";

const address = mendedAddress(location);
if (address !== null) location.replace(address);
