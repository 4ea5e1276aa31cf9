// SPDX-License-Identifier: MIT
#include "app/render/image.h"

#include "engine/base/assert.h"

#include <png.h>

namespace spanwright::app {

scene::Colour Image::at(int x, int y) const {
    SPANWRIGHT_ASSERT(x >= 0 && y >= 0 && x < width && y < height);
    const std::size_t start =
        4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
    return {rgba[start], rgba[start + 1], rgba[start + 2], rgba[start + 3]};
}

Result<void> writePng(const Image& image, const std::filesystem::path& file) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(image.width);
    header.height = static_cast<png_uint_32>(image.height);
    header.format = PNG_FORMAT_RGBA;
    if (png_image_write_to_file(&header, file.c_str(), 0, image.rgba.data(), 0, nullptr) == 0)
        return fail(Code::inputOutput, header.message, file.string());
    return {};
}

}  // namespace spanwright::app
