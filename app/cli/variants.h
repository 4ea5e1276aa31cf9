// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/options.h"
#include "engine/analysis/compare.h"

#include <string>

/// What the verbs share that lay several projects side by side.
namespace spanwright::cli {

Result<Snapshot> loadVariant(const std::string& file);

/// `where` of an error names the file.
Result<VariantFigures> figuresOf(const Snapshot& project, const std::string& file,
                                 const CommonOptions& options, const WorkContext& work);

}  // namespace spanwright::cli
