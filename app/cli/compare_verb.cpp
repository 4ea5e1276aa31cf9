// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/json_text.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/variants.h"
#include "app/cli/verbs.h"

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

struct CompareOptions : CommonOptions {
    std::vector<std::string> projects;
};

Json jsonOf(const VariantFigures& figures) {
    return {{"project", figures.name},
            {"currency", std::string(figures.total.currency().code())},
            {"capex", exact(figures.capex)},
            {"opex", exact(figures.opex)},
            {"total", exact(figures.total)},
            {"npv", exact(figures.presentValue)},
            {"p80", figures.p80},
            {"max_utilization", figures.maxUtilization},
            {"lost_mbps", figures.lostMbps},
            {"single_points_of_failure", figures.singlePointsOfFailure},
            {"least_availability", orNull(figures.leastAvailability)},
            {"start", figures.start.text()},
            {"finish", figures.finish.text()}};
}

Result<int> compare(const CompareOptions& options) {
    std::vector<VariantFigures> variants;
    ProgressBar bar("compare", options.quiet);
    for (std::size_t n = 0; n < options.projects.size(); ++n) {
        const Result<Snapshot> project = loadVariant(options.projects[n]);
        if (!project) return tl::unexpected(project.error());
        const float share = 1 / static_cast<float>(options.projects.size());
        const float begin = share * static_cast<float>(n);
        auto figures =
            figuresOf(*project, options.projects[n], options, bar.work().part(begin, begin + share));
        if (!figures) return tl::unexpected(figures.error());
        variants.push_back(std::move(*figures));
    }
    Json json = Json::array();
    std::vector<TextTable::Column> columns{{""}};
    for (const VariantFigures& variant : variants) {
        json.push_back(jsonOf(variant));
        columns.push_back({variant.name, Align::right});
    }
    TextTable table("Variants", columns);
    const auto row = [&](const char* what, const auto& text) {
        std::vector<std::string> cells{what};
        for (const VariantFigures& variant : variants)
            cells.push_back(text(variant));
        table.add(std::move(cells));
    };
    row("capex", [](const VariantFigures& v) { return v.capex.display(); });
    row("opex over the horizon", [](const VariantFigures& v) { return v.opex.display(); });
    row("total", [](const VariantFigures& v) { return v.total.display(); });
    row("present value", [](const VariantFigures& v) { return v.presentValue.display(); });
    row("P80", [](const VariantFigures& v) { return fmt::format("{:.0f}", v.p80); });
    row("highest utilization", [](const VariantFigures& v) { return percentText(v.maxUtilization); });
    row("single points of failure",
        [](const VariantFigures& v) { return fmt::format("{}", v.singlePointsOfFailure); });
    row("least availability", [](const VariantFigures& v) {
        return v.leastAvailability ? fmt::format("{:.6f}", *v.leastAvailability) : std::string("-");
    });
    row("finish", [](const VariantFigures& v) { return v.finish.text(); });
    return write(options, {{"variants", std::move(json)}}, {table}).map([] { return kDone; });
}

}  // namespace

CLI::App& addCompare(CLI::App& app, Action& action) {
    auto options = std::make_shared<CompareOptions>();
    CLI::App* verb = app.add_subcommand(
        "compare", "Variants side by side: cost, utilization, weak places, availability, finish");
    verb->add_option("PROJECT", options->projects, "Project files (*.span.json)")
        ->required()
        ->expected(1, 26);
    addCommonOptions(*verb, *options);
    verb->callback([options, &action] { action = [options] { return compare(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
