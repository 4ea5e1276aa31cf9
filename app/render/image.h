// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/scene/draw_list.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace spanwright::app {

/// A picture in memory: RGBA, 8 bits each, rows top down.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;

    /// The pixel in column x and row y, which must be inside (asserted).
    [[nodiscard]] scene::Colour at(int x, int y) const;
};

/// Code::inputOutput when the file cannot be written.
Result<void> writePng(const Image& image, const std::filesystem::path& file);

}  // namespace spanwright::app
