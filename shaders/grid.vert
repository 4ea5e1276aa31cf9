#version 330 core
// SPDX-License-Identifier: MIT
// Grid lines as thin rectangles, made from the instance's number alone: first the upright ones, then the
// level ones. Whole pixels, so that lines neither blur nor shimmer while panning.
uniform vec2 uViewport;    // pixels
uniform vec2 uFirst;       // pixels from the viewport's upper left corner to the first lines
uniform float uSpacing;    // pixels between lines
uniform float uLineWidth;  // pixels
uniform int uUpright;      // how many upright lines there are

void main() {
    bool upright = gl_InstanceID < uUpright;
    float number = float(upright ? gl_InstanceID : gl_InstanceID - uUpright);
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    vec2 line = floor(uFirst + number * uSpacing + 0.5);
    vec2 p = upright ? vec2(line.x + corner.x * uLineWidth, corner.y * uViewport.y)
                     : vec2(corner.x * uViewport.x, line.y + corner.y * uLineWidth);
    gl_Position = vec4(p.x / uViewport.x * 2.0 - 1.0, 1.0 - p.y / uViewport.y * 2.0, 0.0, 1.0);
}
