const line = require("fs").readFileSync(0, "utf8");
const [guests, cupsEach, cupsPerPot] = line.trim().split(/\s+/).map(BigInt);
console.log(String((guests * cupsEach + cupsPerPot - 1n) / cupsPerPot));
