#version 330 core
// SPDX-License-Identifier: MIT
// An upright rectangle with rounded corners, one instance each; figures in pixels of the viewport, y down.
layout(location = 0) in vec4 aRect;    // x, y, width, height
layout(location = 1) in vec2 aStyle;   // corner radius, border width
layout(location = 2) in vec4 aFill;
layout(location = 3) in vec4 aBorder;
uniform vec2 uViewport;
out vec2 vFromCentre;
flat out vec2 vHalf;
flat out vec2 vStyle;
flat out vec4 vFill;
flat out vec4 vBorder;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
    vHalf = aRect.zw * 0.5;
    vFromCentre = corner * (vHalf + 1.0);
    vec2 p = aRect.xy + vHalf + vFromCentre;
    gl_Position = vec4(p.x / uViewport.x * 2.0 - 1.0, 1.0 - p.y / uViewport.y * 2.0, 0.0, 1.0);
    vStyle = aStyle;
    vFill = aFill;
    vBorder = aBorder;
}
