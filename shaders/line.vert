#version 330 core
// SPDX-License-Identifier: MIT
// One segment of a line with round ends, one instance each; figures in pixels of the viewport, y down.
layout(location = 0) in vec4 aEnds;    // x0, y0, x1, y1
layout(location = 1) in vec4 aStyle;   // width, dash, gap, length of the line before this segment
layout(location = 2) in vec4 aColour;
uniform vec2 uViewport;
out vec2 vAlong;  // pixels along the segment and aside from it
flat out float vLength;
flat out vec4 vStyle;
flat out vec4 vColour;

void main() {
    vec2 a = aEnds.xy;
    vec2 b = aEnds.zw;
    vLength = length(b - a);
    vec2 along = vLength > 0.0 ? (b - a) / vLength : vec2(1.0, 0.0);
    vec2 aside = vec2(-along.y, along.x);
    float reach = aStyle.x * 0.5 + 1.0;
    vAlong = vec2((gl_VertexID & 1) == 0 ? -reach : vLength + reach, (gl_VertexID >> 1) == 0 ? -reach : reach);
    vec2 p = a + along * vAlong.x + aside * vAlong.y;
    gl_Position = vec4(p.x / uViewport.x * 2.0 - 1.0, 1.0 - p.y / uViewport.y * 2.0, 0.0, 1.0);
    vStyle = aStyle;
    vColour = aColour;
}
