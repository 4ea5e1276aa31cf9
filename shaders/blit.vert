#version 330 core
// SPDX-License-Identifier: MIT
// A picture that was drawn before, put down again as a rectangle; pixels of the viewport, y down.
uniform vec2 uViewport;
uniform vec4 uRect;  // x, y, width, height
out vec2 vUv;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    vec2 p = uRect.xy + corner * uRect.zw;
    gl_Position = vec4(p.x / uViewport.x * 2.0 - 1.0, 1.0 - p.y / uViewport.y * 2.0, 0.0, 1.0);
    vUv = vec2(corner.x, 1.0 - corner.y);
}
