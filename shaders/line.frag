#version 330 core
// SPDX-License-Identifier: MIT
in vec2 vAlong;
flat in float vLength;
flat in vec4 vStyle;
flat in vec4 vColour;
out vec4 colour;

void main() {
    float halfWidth = vStyle.x * 0.5;
    float beyond = vAlong.x - clamp(vAlong.x, 0.0, vLength);
    float d = length(vec2(beyond, vAlong.y));
    if (vStyle.y > 0.0) {
        // Dashes run on over the joints; each has round ends, so a dash of no length is a dot.
        float period = vStyle.y + vStyle.z;
        float at = mod(vStyle.w + vAlong.x + vStyle.z * 0.5, period) - vStyle.z * 0.5;
        float fromDash = at - clamp(at, 0.0, vStyle.y);
        d = max(d, length(vec2(fromDash, vAlong.y)));
    }
    // Thinner than a pixel: a pixel wide, paler by as much.
    float weight = min(vStyle.x, 1.0);
    float coverage = clamp(max(halfWidth, 0.5) + 0.5 - d, 0.0, 1.0) * weight;
    if (coverage <= 0.0) discard;
    colour = vec4(vColour.rgb, 1.0) * vColour.a * coverage;
}
