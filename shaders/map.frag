#version 330 core
// SPDX-License-Identifier: MIT
// Land (red) and lines between countries (green) by their coverage, in the colours of the theme.
uniform sampler2D uMap;
uniform vec3 uSea;
uniform vec3 uLand;
uniform vec3 uBorder;
in vec2 vUv;
out vec4 colour;

void main() {
    vec2 covered = texture(uMap, vUv).rg;
    colour = vec4(mix(mix(uSea, uLand, covered.r), uBorder, covered.g), 1.0);
}
