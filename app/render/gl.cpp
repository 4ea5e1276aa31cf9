// SPDX-License-Identifier: MIT
#include "app/render/gl.h"

#include "embedded_shaderFiles.h"
#include "engine/base/assert.h"

#include <array>
#include <string>

#include <epoxy/gl.h>
#include <fmt/format.h>

namespace spanwright::app {
namespace {

Result<GLuint> compile(GLenum kind, const std::string& file) {
    for (const auto& [name, source] : embedded::shaderFiles()) {
        if (name != file) continue;
        const GLuint shader = glCreateShader(kind);
        const char* text = source.data();
        const auto length = static_cast<GLint>(source.size());
        glShaderSource(shader, 1, &text, &length);
        glCompileShader(shader);
        GLint done = GL_FALSE;
        glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
        if (done == GL_TRUE) return shader;
        std::array<char, 2048> log{};
        glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), nullptr, log.data());
        glDeleteShader(shader);
        return fail(Code::unknownFormat, log.data(), file);
    }
    return fail(Code::notFound, "no such shader in the program", file);
}

}  // namespace

void deleteTexture(std::uint32_t name) {
    glDeleteTextures(1, &name);
}
void deleteBuffer(std::uint32_t name) {
    glDeleteBuffers(1, &name);
}
void deleteVertexArray(std::uint32_t name) {
    glDeleteVertexArrays(1, &name);
}
void deleteProgram(std::uint32_t name) {
    glDeleteProgram(name);
}
void deleteFramebuffer(std::uint32_t name) {
    glDeleteFramebuffers(1, &name);
}
void deleteSampler(std::uint32_t name) {
    glDeleteSamplers(1, &name);
}

Result<GlProgram> makeProgram(std::string_view name) {
    const Result<GLuint> vertex = compile(GL_VERTEX_SHADER, fmt::format("{}.vert", name));
    if (!vertex) return tl::unexpected<Error>(vertex.error());
    const Result<GLuint> fragment = compile(GL_FRAGMENT_SHADER, fmt::format("{}.frag", name));
    if (!fragment) {
        glDeleteShader(*vertex);
        return tl::unexpected<Error>(fragment.error());
    }
    GlProgram program(glCreateProgram());
    for (const GLuint shader : {*vertex, *fragment}) {
        glAttachShader(program.name(), shader);
        glDeleteShader(shader);
    }
    glLinkProgram(program.name());
    GLint done = GL_FALSE;
    glGetProgramiv(program.name(), GL_LINK_STATUS, &done);
    if (done == GL_TRUE) return program;
    std::array<char, 2048> log{};
    glGetProgramInfoLog(program.name(), static_cast<GLsizei>(log.size()), nullptr, log.data());
    return fail(Code::unknownFormat, log.data(), std::string(name));
}

void checkGl([[maybe_unused]] std::string_view where) {
#ifndef NDEBUG
    const GLenum error = glGetError();
    if (error == GL_NO_ERROR) return;
    const std::string condition = fmt::format("OpenGL error 0x{:04x} in {}", error, where);
    assertionFailed(condition.c_str(), __FILE__, __LINE__);
#endif
}

}  // namespace spanwright::app
