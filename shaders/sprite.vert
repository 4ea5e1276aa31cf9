#version 330 core
// SPDX-License-Identifier: MIT
// A rectangle of a coverage atlas (a glyph or an icon) in one colour; pixels of the viewport, y down.
layout(location = 0) in vec4 aRect;  // x, y, width, height
layout(location = 1) in vec4 aUv;    // left, top, right, bottom
layout(location = 2) in vec4 aColour;
uniform vec2 uViewport;
out vec2 vUv;
flat out vec4 vColour;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    vec2 p = aRect.xy + corner * aRect.zw;
    gl_Position = vec4(p.x / uViewport.x * 2.0 - 1.0, 1.0 - p.y / uViewport.y * 2.0, 0.0, 1.0);
    vUv = mix(aUv.xy, aUv.zw, corner);
    vColour = aColour;
}
