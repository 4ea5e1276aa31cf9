#version 330 core
// SPDX-License-Identifier: MIT
uniform sampler2D uPicture;
in vec2 vUv;
out vec4 colour;

void main() {
    colour = texture(uPicture, vUv);
}
