// SPDX-License-Identifier: MIT
#include "engine/io/project_file.h"

#include "engine/io/files.h"

namespace spanwright::io {

Result<Project> loadProject(const std::filesystem::path& file) {
    auto text = readFile(file);
    if (!text) return tl::unexpected(text.error());
    return projectFromJson(*text, file.string());
}

Result<void> saveProject(const Project& project, const std::filesystem::path& file) {
    return writeFileAtomically(file, projectToJson(project), Backup::keepPrevious);
}

}  // namespace spanwright::io
