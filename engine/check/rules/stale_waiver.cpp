// SPDX-License-Identifier: MIT
#include "engine/check/report.h"
#include "engine/check/rules/rules.h"
#include "engine/design/queries.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

/// What a waiver names that is no more; empty: all is there. Keys of findings are "rule:key+key".
std::string missingIn(const CheckInput& input, std::string_view findingKey) {
    const std::size_t colon = findingKey.find(':');
    const std::string_view code = findingKey.substr(0, colon);
    const auto rules = allRules();
    if (std::none_of(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.code == code; }))
        return fmt::format("the rule \"{}\"", code);
    std::string_view rest = colon == std::string_view::npos ? "" : findingKey.substr(colon + 1);
    while (!rest.empty()) {
        const std::size_t plus = std::min(rest.find('+'), rest.size());
        const std::string_view key = rest.substr(0, plus);
        if (findByKey(input.project, key).value == 0) return fmt::format("\"{}\"", key);
        rest.remove_prefix(std::min(plus + 1, rest.size()));
    }
    return {};
}

void run(const CheckInput& input, const Rule& rule, std::vector<Finding>& findings) {
    for (const Waiver& waiver : input.project.settings.waivers) {
        std::string message;
        const std::string owner = waiver.owner.empty() ? "nobody" : waiver.owner;
        if (const std::string missing = missingIn(input, waiver.findingKey); !missing.empty()) {
            message = fmt::format("The acceptance of {} by {} names {}, which does not exist any more.",
                                  waiver.findingKey, owner, missing);
        } else if (!holds(waiver, input.today)) {
            message = fmt::format("The acceptance of {} by {} ended on {}: renew or withdraw it.",
                                  waiver.findingKey, owner, waiver.until->text());
        } else if (waiver.reason.empty() || waiver.owner.empty()) {
            message = fmt::format("{} is accepted without {}.", waiver.findingKey,
                                  waiver.reason.empty() ? "a reason" : "an owner");
        } else {
            continue;
        }
        Finding finding;
        finding.rule = rule.code;
        finding.severity = rule.severity;
        finding.message = std::move(message);
        finding.key = fmt::format("{}:{}", rule.code, waiver.findingKey);
        findings.push_back(std::move(finding));
    }
}

}  // namespace

Rule staleWaiver() {
    return {.code = "stale-waiver",
            .title = "An accepted finding to look at again",
            .explanation =
                "Somebody has accepted a finding, but its last day is over, what it names is no more, or it "
                "lacks a reason or an owner. After its last day the finding counts again.",
            .severity = Severity::info,
            .run = run};
}

}  // namespace spanwright::check
