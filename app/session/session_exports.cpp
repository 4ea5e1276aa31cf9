// SPDX-License-Identifier: MIT
#include "app/session/session.h"
#include "engine/io/files.h"
#include "engine/io/project_file.h"

#include <fmt/format.h>

namespace spanwright::app {

void Session::exportBudget(report::BudgetFormat format, const std::filesystem::path& file) {
    document_.endMerge();
    exportWaiting_ = {format, file};
}

/// Writes what waits once the answers are of the open state, and tells how it went.
void Session::updateExport() {
    if (const auto done = exportJob_.poll()) {
        if (done->result) {
            notify(Notice::Level::success, fmt::format("Exported {}", done->result->string()));
        } else {
            notify(Notice::Level::error,
                   fmt::format("Nothing was exported. {}", done->result.error().text()));
        }
    }
    if (!exportWaiting_ || updating() || !analysis_) return;
    const auto [format, file] = *std::exchange(exportWaiting_, std::nullopt);
    exportJob_.start(
        document_.revision(),
        [format = format, file = file, snapshot = document_.snapshot(),
         analysis = analysis_](const WorkContext&) -> Result<std::filesystem::path> {
            const Result<std::string> content = report::budgetFile(format, *snapshot, *analysis);
            if (!content) return tl::unexpected(content.error());
            return io::writeFileAtomically(file, *content, io::Backup::none).map([&] { return file; });
        });
}

Result<void> Session::saveVariant(const std::filesystem::path& file) {
    document_.endMerge();
    const std::filesystem::path whole = std::filesystem::absolute(file).lexically_normal();
    const auto refuse = [&](Error error) -> Result<void> {
        notify(Notice::Level::error, error.text());
        return tl::unexpected(std::move(error));
    };
    if (file_ && *file_ == whole) {
        return refuse({Code::invalidValue, "a variant needs a file of its own: choose another name",
                       whole.filename().string()});
    }
    if (const auto saved = io::saveProject(project(), whole); !saved) return refuse(saved.error());
    variants_.add(whole);
    notify(Notice::Level::success,
           fmt::format("Saved the variant {}; Cost, Variants compares with it", whole.filename().string()));
    return {};
}

}  // namespace spanwright::app
