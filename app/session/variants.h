// SPDX-License-Identifier: MIT
#pragma once

#include "engine/analysis/compare.h"
#include "engine/job/latest_job.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace spanwright::app {

/// Another version of the project, from a file of its own.
struct Variant {
    std::filesystem::path file;
    std::optional<VariantFigures> figures;  ///< absent: not yet, or see `problem`
    std::string problem;
};

/// The variants that the open project is compared with. Their files are read and analysed in the background
/// when the list changes. One thread, but for that work.
class Variants {
  public:
    void add(const std::filesystem::path& file);
    void remove(std::size_t index);
    [[nodiscard]] const std::vector<Variant>& all() const { return variants_; }
    [[nodiscard]] bool running() const { return job_.running(); }
    /// Collects what has been computed. Never waits.
    void update();

  private:
    void start();

    std::vector<Variant> variants_;
    job::LatestJob<std::vector<Variant>> job_;
};

}  // namespace spanwright::app
