#version 330 core
// SPDX-License-Identifier: MIT
in vec2 vFromCentre;
flat in vec2 vHalf;
flat in vec2 vStyle;
flat in vec4 vFill;
flat in vec4 vBorder;
out vec4 colour;

// Signed distance to a rounded box (negative inside).
float boxDistance(vec2 p, vec2 halfSize, float radius) {
    vec2 q = abs(p) - halfSize + radius;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

void main() {
    float radius = min(vStyle.x, min(vHalf.x, vHalf.y));
    float d = boxDistance(vFromCentre, vHalf, radius);
    float outer = clamp(0.5 - d, 0.0, 1.0);
    float inner = vStyle.y > 0.0 && vBorder.a > 0.0 ? clamp(0.5 - (d + vStyle.y), 0.0, 1.0) : outer;
    vec4 fill = vec4(vFill.rgb * vFill.a, vFill.a) * inner;
    vec4 border = vec4(vBorder.rgb * vBorder.a, vBorder.a) * (outer - inner);
    colour = fill + border;
    if (colour.a <= 0.0) discard;
}
