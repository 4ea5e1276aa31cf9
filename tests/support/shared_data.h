// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>

namespace spanwright::test {

/// The folder of public test data that lies beside a checkout (../shared/data), where there is one.
inline std::optional<std::filesystem::path> sharedData() {
    std::filesystem::path folder = std::filesystem::path(SPANWRIGHT_SOURCE_DIR) / ".." / "shared" / "data";
    if (std::filesystem::exists(folder / "reference.md")) return folder;
    return std::nullopt;
}

}  // namespace spanwright::test

/// Reports the test as skipped where the shared data is absent.
#define SPANWRIGHT_NEEDS_SHARED_DATA(variable)                                      \
    const auto variable##Folder = ::spanwright::test::sharedData();                 \
    if (!variable##Folder) GTEST_SKIP() << "needs ../shared/data, which is absent"; \
    const auto& variable = *variable##Folder
