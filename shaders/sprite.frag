#version 330 core
// SPDX-License-Identifier: MIT
uniform sampler2D uAtlas;
in vec2 vUv;
flat in vec4 vColour;
out vec4 colour;

void main() {
    float coverage = texture(uAtlas, vUv).a;
    colour = vec4(vColour.rgb, 1.0) * vColour.a * coverage;
}
