// Opens exported web pages in a real browser and has axe-core look at each: wide, on a phone, dark, and as printed.
//
//   node pages.mjs FOLDER-OF-NODE-MODULES PAGE.html…
//
// Prints a line a page and exits with 1 if any rule is broken, any page is wider than its screen, asks for anything or
// breaks its own policy, or axe-core or the policy misses a fault that was put in on purpose: a checker that finds nothing
// anywhere proves nothing.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...pages] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const LOOKS = [
    { name: "wide", viewport: { width: 1280, height: 800 } },
    { name: "phone", viewport: { width: 320, height: 640 } },
    { name: "dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
    // As wide as A4 turned sideways, which is how tables that need it are printed.
    { name: "print", viewport: { width: 1123, height: 794 }, media: "print" },
];

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
let broken = 0;

async function violations(page) {
    await page.evaluate(axe);
    // Everything that axe-core has, best practices included, but for rules about pages that are shown in frames.
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    return found.violations;
}

for (const path of pages) {
    const seen = [];
    for (const look of LOOKS) {
        // Scripts of ours run for axe-core; the page itself must not need or hold any.
        const context = await browser.newContext({ viewport: look.viewport, colorScheme: look.colorScheme });
        const page = await context.newPage();
        const outside = [];
        const refused = [];
        page.on("console", (message) => { if (message.text().includes("Content Security Policy")) refused.push(message.text()); });
        page.on("request", (request) => { if (!request.url().startsWith("file:")) outside.push(request.url()); });
        await page.goto(pathToFileURL(path).href);
        if (look.media) await page.emulateMedia({ media: look.media });
        const scripts = await page.evaluate(() => document.scripts.length);
        // The policy must let the style of the page pass, which takes the margin of the body away.
        const styled = await page.evaluate(() => getComputedStyle(document.body).marginTop === "0px");
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        const found = await violations(page);
        for (const one of found) {
            seen.push(`${look.name}: ${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.target).join(" | ")}`);
        }
        if (wider > 0) seen.push(`${look.name}: the page is ${wider} pixels wider than the screen`);
        if (scripts > 0) seen.push(`${look.name}: the page holds ${scripts} scripts`);
        if (!styled) seen.push(`${look.name}: the page has no style`);
        if (refused.length) seen.push(`${look.name}: ${refused[0]}`);
        if (outside.length) seen.push(`${look.name}: the page asks for ${outside[0]}`);
        await context.close();
    }
    console.log(`${seen.length === 0 ? "ok" : "BROKEN"}  ${basename(path)}`);
    for (const line of seen) console.log(`        ${line}`);
    broken += seen.length;
}

// The control: the same page with its language, the text of a picture and a heading taken away must be caught.
const control = await browser.newPage();
await control.goto(pathToFileURL(pages[0]).href);
await control.evaluate(() => {
    document.documentElement.removeAttribute("lang");
    document.body.insertAdjacentHTML("beforeend", '<img src="x.png"><button></button>');
});
const caught = (await violations(control)).map((one) => one.id);
for (const rule of ["html-has-lang", "image-alt", "button-name"]) {
    if (!caught.includes(rule)) {
        console.log(`the control was not caught: ${rule}`);
        broken += 1;
    }
}
// And a file to which somebody added a script, a style and a picture from elsewhere must run, change and ask for nothing.
const spoilt = await browser.newPage();
const asked = [];
spoilt.on("requestfinished", (request) => { if (!request.url().startsWith("file:")) asked.push(request.url()); });
spoilt.on("requestfailed", (request) => { if (!/csp/i.test(request.failure()?.errorText ?? "")) asked.push(request.url()); });
const added = '<script>document.title = "run"</script><style>body{margin:9px}</style><p style="color:red">a</p><img src="https://example.org/x.png" alt="x">';
const file = `${tmpdir()}/sightline-spoilt.html`;
writeFileSync(file, readFileSync(pages[0], "utf8").replace("<main", `${added}<main`));
await spoilt.goto(pathToFileURL(file).href);
const still = await spoilt.evaluate(() => document.title !== "run" && getComputedStyle(document.body).marginTop === "0px");
if (!still || asked.length) {
    console.log(`the policy let something pass: ${asked[0] ?? "a script or a style"}`);
    broken += 1;
}
await browser.close();
process.exit(broken === 0 ? 0 : 1);
