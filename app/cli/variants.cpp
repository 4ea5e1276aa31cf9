// SPDX-License-Identifier: MIT
#include "app/cli/variants.h"

#include "engine/io/project_file.h"

#include <memory>

namespace spanwright::cli {

Result<Snapshot> loadVariant(const std::string& file) {
    Result<Project> project = io::loadProject(file);
    if (!project) return tl::unexpected(project.error());
    return std::make_shared<const Project>(std::move(*project));
}

Result<VariantFigures> figuresOf(const Snapshot& project, const std::string& file,
                                 const CommonOptions& options, const WorkContext& work) {
    AnalysisOptions analysis;
    analysis.seed = options.seed;
    analysis.threads = options.threads;
    Result<VariantFigures> figures = variantFigures(project, file, analysis, work);
    if (!figures) {
        Error error = figures.error();
        error.where = error.where.empty() ? file : file + ": " + error.where;
        return tl::unexpected(std::move(error));
    }
    return figures;
}

}  // namespace spanwright::cli
