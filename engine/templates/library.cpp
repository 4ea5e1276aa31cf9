// SPDX-License-Identifier: MIT
#include "engine/templates/library.h"

#include "embedded_templateFiles.h"
#include "engine/io/files.h"

#include <algorithm>
#include <cstdlib>

namespace spanwright::templates {
namespace {

void add(Library& library, Result<Template> read) {
    if (!read) {
        library.errors.push_back(read.error());
        return;
    }
    std::erase_if(library.templates, [&](const Template& other) { return other.key == read->key; });
    library.templates.push_back(std::move(*read));
}

}  // namespace

const Template* Library::find(std::string_view key) const {
    const auto found =
        std::find_if(templates.begin(), templates.end(), [&](const Template& one) { return one.key == key; });
    return found == templates.end() ? nullptr : &*found;
}

std::filesystem::path userFolder() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config != nullptr && *config != '\0')
        return std::filesystem::path(config) / "spanwright" / "templates";
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home == '\0') return {};
    return std::filesystem::path(home) / ".config" / "spanwright" / "templates";
}

Library loadLibrary(const std::filesystem::path& folder) {
    Library library;
    for (const auto& [name, text] : embedded::templateFiles()) {
        Result<Template> read = templateFromJson(text, name);
        if (read) read->shipped = true;
        add(library, std::move(read));
    }
    std::vector<std::filesystem::path> files;
    std::error_code absent;
    for (const auto& entry : std::filesystem::directory_iterator(folder, absent)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const std::filesystem::path& file : files) {
        const Result<std::string> text = io::readFile(file);
        add(library, text ? templateFromJson(*text, file.string()) : tl::unexpected(text.error()));
    }
    std::stable_sort(library.templates.begin(), library.templates.end(),
                     [](const Template& a, const Template& b) {
                         return std::pair(!a.shipped, a.name) < std::pair(!b.shipped, b.name);
                     });
    return library;
}

}  // namespace spanwright::templates
