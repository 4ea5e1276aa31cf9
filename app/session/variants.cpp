// SPDX-License-Identifier: MIT
#include "app/session/variants.h"

#include "engine/io/project_file.h"

#include <algorithm>
#include <memory>

namespace spanwright::app {
namespace {

void fill(Variant& variant, const WorkContext& work) {
    Result<Project> project = io::loadProject(variant.file);
    if (!project) {
        variant.problem = project.error().text();
        return;
    }
    std::string name = project->settings.name;
    auto figures =
        variantFigures(std::make_shared<const Project>(std::move(*project)), std::move(name), {}, work);
    if (figures) {
        variant.figures = std::move(*figures);
    } else {
        variant.problem = figures.error().text();
    }
}

}  // namespace

void Variants::add(const std::filesystem::path& file) {
    const auto same = [&](const Variant& variant) { return variant.file == file; };
    std::erase_if(variants_, same);
    variants_.push_back({file, {}, {}});
    start();
}

void Variants::remove(std::size_t index) {
    variants_.erase(variants_.begin() + static_cast<std::ptrdiff_t>(index));
    start();
}

void Variants::start() {
    job_.start(0, [variants = variants_](const WorkContext& work) -> Result<std::vector<Variant>> {
        std::vector<Variant> filled = variants;
        for (Variant& variant : filled) {
            if (!variant.figures && variant.problem.empty()) fill(variant, work);
            if (work.stopRequested()) return fail(Code::cancelled, "the comparison was stopped");
        }
        return filled;
    });
}

void Variants::update() {
    if (auto done = job_.poll(); done && done->result) variants_ = std::move(*done->result);
}

}  // namespace spanwright::app
