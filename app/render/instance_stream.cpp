// SPDX-License-Identifier: MIT
#include "app/render/instance_stream.h"

#include <numeric>

#include <epoxy/gl.h>

namespace spanwright::app {

InstanceStream::InstanceStream(std::initializer_list<int> attributes)
    : figuresEach_(std::accumulate(attributes.begin(), attributes.end(), 0)) {
    GLuint name = 0;
    glGenVertexArrays(1, &name);
    array_ = GlVertexArray(name);
    glGenBuffers(1, &name);
    buffer_ = GlBuffer(name);
    glBindVertexArray(array_.name());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
    GLuint location = 0;
    std::size_t offset = 0;
    for (const int size : attributes) {
        glEnableVertexAttribArray(location);
        glVertexAttribPointer(location, size, GL_FLOAT, GL_FALSE,
                              figuresEach_ * static_cast<GLsizei>(sizeof(float)),
                              reinterpret_cast<const void*>(offset));  // NOLINT(performance-no-int-to-ptr)
        glVertexAttribDivisor(location, 1);
        offset += static_cast<std::size_t>(size) * sizeof(float);
        ++location;
    }
    glBindVertexArray(0);
}

void InstanceStream::add(std::initializer_list<double> figures) {
    for (const double figure : figures)
        figures_.push_back(static_cast<float>(figure));
}

void InstanceStream::add(scene::Colour colour) {
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue, colour.alpha})
        figures_.push_back(static_cast<float>(part) / 255.0F);
}

void InstanceStream::draw() {
    if (figures_.empty()) return;
    glBindVertexArray(array_.name());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(figures_.size() * sizeof(float)), figures_.data(),
                 GL_STREAM_DRAW);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(figures_.size()) / figuresEach_);
    glBindVertexArray(0);
    figures_.clear();
}

}  // namespace spanwright::app
