"""How well things stand out from each other, in the colours that the browser really paints."""

COLOURS = """
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const pixel = (colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const channel = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const luminance = (colour) => {
        const [r, g, b] = pixel(colour).map(channel);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (...pair) => {
        const [low, high] = pair.map(luminance).sort((one, other) => one - other);
        return (high + 0.05) / (low + 0.05);
    };
    const ground = (at) => {
        for (; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (pixel(colour)[3]) return colour;
        }
        return "white";
    };
    const legibility = (node) => contrast(getComputedStyle(node).color, ground(node));
"""

# The contrast of an element’s text with what lies behind it.
LEGIBILITY = f"(node) => {{ {COLOURS} return legibility(node); }}"

# Every visible text whose contrast with what lies behind it is under 4.5 to 1.
FAINT = f"""() => {{ {COLOURS}
    const faint = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {{
        const node = walk.currentNode.parentElement;
        if (!walk.currentNode.textContent.trim() || !node.checkVisibility()) continue;
        if (node.closest("script, :disabled")) continue;
        const ratio = legibility(node);
        if (ratio < 4.5) faint.push(`${{ratio.toFixed(2)}} ${{node.textContent}}`);
    }}
    return faint;
}}"""
