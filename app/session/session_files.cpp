// SPDX-License-Identifier: MIT
#include "app/session/session.h"
#include "engine/design/queries.h"
#include "engine/io/import/catalogue_files.h"
#include "engine/io/project_file.h"
#include "engine/templates/base_project.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

/// The first lines, and how many more there are.
std::string firstLines(const std::vector<std::string>& lines, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < std::min(lines.size(), most); ++i)
        text += (i == 0 ? "" : "\n") + lines[i];
    if (lines.size() > most) text += fmt::format("\n… and {} more", lines.size() - most);
    return text;
}

}  // namespace

void Session::replaceDocument(Project project) {
    job_.cancel();
    dropSearches();
    linkUserSearch_.drop();
    failureSearch_.drop();
    groupSearch_.drop();
    redundancySearch_.drop();
    pathsOf_ = {};
    document_ = edit::Document(std::move(project));
    selection_.clear();
    hovered_.reset();
    revealRequest_.reset();
    focusRequest_.reset();
    tool_ = {};
    failedNow_.clear();
    failureJob_.cancel();
    failureAsked_ = {};
    failedNetwork_.reset();
    analysis_.reset();
    analysedSnapshot_.reset();
    requestedSnapshot_.reset();
    growthYears_ = 0;
    seenRevision_ = 0;
    stale_ = true;
    // The target network is what a project is about; earlier phases are a click away.
    const std::vector<Phase> phases = orderedPhases(document_.project().design);
    phase_ = phases.empty() ? PhaseId{} : phases.back().id;
}

void Session::newProject() {
    replaceDocument(templates::baseProject());
    file_.reset();
}

Result<void> Session::open(const std::filesystem::path& file) {
    auto project = io::loadProject(file);
    if (!project) {
        notify(Notice::Level::error, project.error().text());
        return tl::unexpected(project.error());
    }
    replaceDocument(std::move(*project));
    file_ = std::filesystem::absolute(file).lexically_normal();
    return {};
}

Result<void> Session::save() {
    if (!file_) return fail(Code::notFound, "the project has no file yet: choose one with Save as");
    return saveAs(*file_);
}

Result<void> Session::saveAs(const std::filesystem::path& file) {
    document_.endMerge();
    if (auto saved = io::saveProject(project(), file); !saved) {
        notify(Notice::Level::error, saved.error().text());
        return saved;
    }
    file_ = std::filesystem::absolute(file).lexically_normal();
    document_.markSaved();
    notify(Notice::Level::success, fmt::format("Saved {}", file_->filename().string()));
    return {};
}

bool Session::importCatalogue(const std::vector<std::filesystem::path>& files) {
    constexpr std::size_t kShownLines = 6;
    Project changed = project();
    const io::ResultOrErrors<io::CatalogueChange> change = io::importCatalogue(changed, files);
    if (!change) {
        std::vector<std::string> lines;
        for (const Error& error : change.error())
            lines.push_back(error.text());
        notify(Notice::Level::error,
               fmt::format("Nothing was imported.\n{}", firstLines(lines, kShownLines)));
        return false;
    }
    edit::Add added;
    edit::Put updated;
    for (const CatalogueItem& item : changed.catalogue) {
        const CatalogueItem* before = project().catalogue.find(item.id);
        if (before == nullptr) {
            added.rows.emplace_back(item);
        } else if (*before != item) {
            updated.rows.emplace_back(item);
        }
    }
    edit::Batch batch{"import into the catalogue", {}};
    if (!added.rows.empty()) batch.commands.emplace_back(std::move(added));
    if (!updated.rows.empty()) batch.commands.emplace_back(std::move(updated));
    if (!batch.commands.empty() && !run(batch)) return false;
    std::string text = fmt::format("Catalogue: {} added, {} updated, {} unchanged", change->added,
                                   change->updated, change->unchanged);
    if (!change->warnings.empty()) text += "\n" + firstLines(change->warnings, kShownLines);
    notify(Notice::Level::success, std::move(text));
    return true;
}

std::string Session::title() const {
    std::string name = project().settings.name;
    if (name.empty() || (name == ProjectSettings{}.name && file_)) {
        name = file_ ? file_->filename().string() : ProjectSettings{}.name;
    }
    return fmt::format("{}{} — Spanwright", document_.modified() ? "● " : "", name);
}

}  // namespace spanwright::app
