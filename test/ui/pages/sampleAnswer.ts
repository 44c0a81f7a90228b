/** What a model may say around a picture: Markdown, with what somebody could have talked it into. */
export const answerText = `Here is the harbour at dawn. I kept the containers as **flat blocks** and let one lamp warm the water:

1. the tide line, from [Harbours of the north](https://example.org/harbours)
2. \`#E07A5F\` for the lamp

<b onclick="document.title='pwned'">Not bold</b>, since HTML is text. [Not a link](javascript:alert(1)), ![not loaded](https://example.org/spy.png).`;

/** Google's suggestions in their own shape and style, and what somebody could have put into them. */
export const searchChip = `<style>
.container { align-items: center; border-radius: 8px; display: flex; font-family: sans-serif; font-size: 14px; padding: 8px 12px; }
.chip { border: solid 1px; display: inline-block; border-radius: 16px; min-width: 14px; padding: 5px 16px; margin: 0 8px; text-decoration: none; white-space: nowrap; }
.carousel { overflow: auto; scrollbar-width: none; white-space: nowrap; }
@media (prefers-color-scheme: light) { .container { background-color: #fafafa; } .chip { background-color: #fff; border-color: #d2d2d2; color: #5e5e5e; } }
@media (prefers-color-scheme: dark) { .container { background-color: #1f1f1f; } .chip { background-color: #2c2c2c; border-color: #5e5e5e; color: #d2d2d2; } }
body, .composer { display: none !important; }
.headline { position: fixed; inset: -9999px; z-index: 9; }
</style>
<div class="container"><div class="headline"></div><div class="carousel">
<a class="chip" href="https://www.google.com/search?q=container+harbour+colours" onclick="document.title='pwned'">container harbour colours</a>
<a class="chip" href="javascript:document.title='pwned'">dawn light water</a>
</div><img src="x" onerror="document.title='pwned'"><script>document.title='pwned'</script></div>`;
