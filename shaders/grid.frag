#version 330 core
// SPDX-License-Identifier: MIT
uniform vec2 uCorner;      // upper left corner of the viewport in framebuffer pixels, y down
uniform float uHeight;     // of the framebuffer
uniform vec2 uOrigin;      // canvas origin in pixels from uCorner
uniform float uSpacing;    // pixels between minor lines; a major line is every fifth
uniform float uLineWidth;  // pixels
uniform float uMinorFade;  // 0: minor lines invisible, 1: full
uniform vec4 uGround;
uniform vec4 uMinor;
uniform vec4 uMajor;
out vec4 colour;

// 1 on a line: whole pixels, so that lines neither blur nor shimmer while panning.
float onLine(vec2 p, float spacing) {
    vec2 line = floor(uOrigin + floor((p - uOrigin) / spacing + 0.5) * spacing + 0.5);
    vec2 away = p - line;
    bvec2 hit = bvec2(away.x > 0.0 && away.x < uLineWidth, away.y > 0.0 && away.y < uLineWidth);
    return hit.x || hit.y ? 1.0 : 0.0;
}

void main() {
    vec2 p = vec2(gl_FragCoord.x, uHeight - gl_FragCoord.y) - uCorner;
    vec3 shade = mix(uGround.rgb, uMinor.rgb, onLine(p, uSpacing) * uMinorFade);
    shade = mix(shade, uMajor.rgb, onLine(p, uSpacing * 5.0));
    colour = vec4(shade, 1.0);
}
