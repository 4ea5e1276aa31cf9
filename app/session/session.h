// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/search.h"
#include "app/session/variants.h"
#include "app/tools/tool.h"
#include "engine/analysis/analysis.h"
#include "engine/analysis/failed_network.h"
#include "engine/edit/document.h"
#include "engine/job/latest_job.h"
#include "engine/optimise/metrics.h"
#include "engine/optimise/upgrades.h"
#include "engine/proposals/proposal.h"
#include "engine/proposals/redundancy_value.h"
#include "engine/reliability/group_availability.h"
#include "engine/report/budget_file.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace spanwright::app {

/// A short message to the person at the screen; also kept in the log.
struct Notice {
    enum class Level { info, success, error };
    Level level = Level::info;
    std::string text;
    std::chrono::steady_clock::time_point when;
};

/// What somebody has asked to be built for a goal, and the answer once it is there.
struct ProposalRequest {
    ElementId target;
    PhaseId phase;
    Revision revision = 0;  ///< of the state that was asked about
    std::optional<Result<proposals::Proposal>> answer = {};
};

/// Failures that somebody asked for beside those that every analysis looks at, and what they do.
struct FailureFindings {
    int order = 1;
    std::vector<ElementId> maintenance;  ///< out by plan meanwhile
    sim::FailureSweep sweep;
};

/// The only owner of what is open: document, selection, phase shown, latest analysis, file and notices.
///
/// Panels and tools read it and hand it commands. `update` runs once a frame on the UI thread; everything
/// long runs in its jobs. No ImGui, GLFW or GL in here: tests drive it without a window.
class Session {
  public:
    Session();

    [[nodiscard]] const edit::Document& document() const { return document_; }
    [[nodiscard]] const Project& project() const { return document_.project(); }

    /// Runs the command; a refusal becomes a notice and false.
    bool run(const edit::Command& command, const edit::RunOptions& options = {});
    void endMerge() { document_.endMerge(); }
    void undo();
    void redo();

    [[nodiscard]] const std::set<ElementId>& selection() const { return selection_; }
    [[nodiscard]] bool isSelected(ElementId element) const { return selection_.contains(element); }
    void select(std::set<ElementId> elements);
    void toggleSelected(ElementId element);
    /// Every site, device and link in service in the phase shown.
    void selectAll();
    void deleteSelection();
    /// Moves what is selected; moves that follow each other are one step of the history.
    void nudgeSelection(Point by);
    /// Copies the selection as text for the system clipboard; links and demands between copied devices come
    /// along.
    [[nodiscard]] std::string copySelection() const;
    /// Pastes what copySelection gave, in this project or another, shifted by `by`, or a table of nodes,
    /// links or demands, and selects it. One step; a refusal is a notice that names the bad row.
    bool paste(const std::string& text, Point by);
    bool duplicateSelection();

    /// The phase that the canvas shows; null: before the first phase.
    [[nodiscard]] PhaseId phase() const { return phase_; }
    void showPhase(PhaseId phase);

    /// The latest analysis, perhaps of an earlier revision; null before the first.
    [[nodiscard]] const std::shared_ptr<const Analysis>& analysis() const { return analysis_; }
    [[nodiscard]] const PhaseAnalysis* phaseAnalysis() const;
    /// True while the analysis is not of the open state. Edits of the drawing alone leave it current.
    [[nodiscard]] bool updating() const;
    [[nodiscard]] float progress() const { return job_.fraction(); }
    /// By how many years demands grow before the network is answered for; 0: today.
    [[nodiscard]] double growthYears() const { return growthYears_; }
    void setGrowthYears(double years);
    /// Collects results and starts what the latest edit made stale, after 150 ms of quiet. Never waits.
    void update(std::chrono::steady_clock::time_point now);
    /// The time at which `update` has something to do without any input; absent: nothing is awaited.
    [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> nextUpdate() const;
    /// Waits until the analysis is of the current revision; for tests and for closing reports.
    void finishAnalysis();

    /// Looks for what makes a demand or site meet its goals in the phase shown; the newest request wins.
    void requestProposal(ElementId target);
    [[nodiscard]] const std::optional<ProposalRequest>& proposal() const { return proposal_; }
    [[nodiscard]] float proposalProgress() const { return proposalJob_.fraction(); }
    /// Makes the proposed edit, as one step of the history; asks again where the project has changed since.
    void applyProposal();
    void dropProposal();

    /// Looks for better metrics, for that long at most, in the phase shown and the traffic looked ahead to.
    void searchMetrics(double seconds);
    [[nodiscard]] const Search<optimise::MetricSuggestion>& metricSearch() const { return metricSearch_; }
    /// Looks for the links to upgrade first: so many, or until the highest utilization is at the target.
    void searchUpgrades(int count, double target);
    [[nodiscard]] const Search<std::vector<optimise::Upgrade>>& upgradeSearch() const {
        return upgradeSearch_;
    }
    /// Makes the metrics, or the first so many upgrades, one step of the history; nothing where they were
    /// found for another state. The other upgrades stay on offer.
    void applyMetrics();
    void applyUpgrades(std::size_t count);
    void dropSearches();
    /// Looks for who uses a link in the phase shown; the newest question wins.
    void searchLinkUsers(LinkId link);
    [[nodiscard]] const Search<std::vector<sim::LinkUser>>& linkUserSearch() const { return linkUserSearch_; }
    /// Fails every two elements together, or each one while others are out by plan, in the phase shown.
    void searchFailures(int order, std::vector<ElementId> maintenance);
    [[nodiscard]] const Search<FailureFindings>& failureSearch() const { return failureSearch_; }
    /// Looks for how available a group of sites and devices is together.
    void searchGroup(std::vector<ElementId> members);
    [[nodiscard]] const Search<reliability::GroupAvailability>& groupSearch() const { return groupSearch_; }
    /// Looks for what money for redundancy buys.
    void searchRedundancy();
    [[nodiscard]] const Search<proposals::RedundancyValues>& redundancySearch() const {
        return redundancySearch_;
    }
    /// Builds one of what was found, as one step of the history; asks again.
    void applyRedundancy(std::size_t index);
    void dropFailureSearch() { failureSearch_.drop(); }
    void dropRedundancySearch() { redundancySearch_.drop(); }
    /// What a search that starts now is asked about.
    [[nodiscard]] SearchQuestion openQuestion() const;

    /// Asks the canvas to bring an element into view; it takes the request once.
    void reveal(ElementId element);
    [[nodiscard]] std::optional<ElementId> takeRevealRequest();
    /// Selects the element and asks the inspector to put the cursor into one of its fields, by file key
    /// ("mbps", "name"); it takes the request once.
    void focusField(ElementId element, std::string field);
    [[nodiscard]] std::optional<std::string> takeFocusRequest();

    /// Brings price books and device types into the catalogue: all files as one step of the history, or
    /// nothing. A notice says what changed, or lists the errors with their places.
    bool importCatalogue(const std::vector<std::filesystem::path>& files);
    /// Asks the shell for the files to import; it takes the request once.
    void requestCatalogueImport() { catalogueImportRequested_ = true; }
    [[nodiscard]] bool takeCatalogueImportRequest() {
        return std::exchange(catalogueImportRequested_, false);
    }

    /// Writes the budget of the open state into a file, as soon as its answers are there, beside the UI
    /// thread. A notice says where it went, or why it did not; a later request takes the place of one that
    /// still waits.
    void exportBudget(report::BudgetFormat format, const std::filesystem::path& file);
    [[nodiscard]] bool exporting() const { return exportWaiting_.has_value() || exportJob_.running(); }
    /// Asks the shell for the file to export to; it takes the request once.
    void requestBudgetExport(report::BudgetFormat format) { budgetExportRequest_ = format; }
    [[nodiscard]] std::optional<report::BudgetFormat> takeBudgetExportRequest() {
        return std::exchange(budgetExportRequest_, std::nullopt);
    }

    /// Asks the shell to bring the Problems panel to the front, and the panel to scroll to what is wrong at
    /// the element; the panel takes the request once.
    void requestProblemsOf(ElementId element) { problemsRequest_ = element; }
    [[nodiscard]] bool problemsRequested() const { return problemsRequest_.has_value(); }
    [[nodiscard]] std::optional<ElementId> takeProblemsRequest() {
        return std::exchange(problemsRequest_, std::nullopt);
    }

    /// Asks the shell to look a site's place up; it takes the request once.
    void requestPlaceLookUp(SiteId site) { placeLookUp_ = site; }
    [[nodiscard]] std::optional<SiteId> takePlaceLookUp() {
        return std::exchange(placeLookUp_, std::nullopt);
    }

    /// Asks the shell for the templates; it takes the request once.
    void requestTemplates() { templatesRequested_ = true; }
    [[nodiscard]] bool takeTemplatesRequest() { return std::exchange(templatesRequested_, false); }

    /// What the canvas has in hand. Choosing ends a merge, as leaving a field does.
    [[nodiscard]] const ToolChoice& tool() const { return tool_; }
    void chooseTool(const ToolChoice& tool);
    /// Does what a tool asked for: runs its command, selects, hands the focus on, puts the tool down.
    void apply(const ToolResult& result);

    /// What the pointer is on, in a table or on the canvas: the canvas lights up its path. Null: nothing.
    [[nodiscard]] const std::optional<ElementId>& hovered() const { return hovered_; }
    void hover(std::optional<ElementId> element) { hovered_ = element; }

    /// The demand whose disjoint paths the canvas shows: asked for anew with each frame.
    void showPathsOf(DemandId demand) { pathsOf_ = demand; }
    [[nodiscard]] DemandId takePathsOf() { return std::exchange(pathsOf_, DemandId{}); }

    /// What somebody makes fail to see what happens: of the session, not of the document.
    [[nodiscard]] const std::set<ElementId>& failedNow() const { return failedNow_; }
    void failNow(std::set<ElementId> elements);
    void toggleFailed(ElementId element);
    /// The network with that; null while nothing fails or the answer is on its way. Of an earlier state until
    /// `update` has the next.
    [[nodiscard]] const std::shared_ptr<const FailedNetwork>& failedNetwork() const { return failedNetwork_; }

    /// What the project is compared with.
    [[nodiscard]] const Variants& variants() const { return variants_; }
    void addVariant(const std::filesystem::path& file) { variants_.add(file); }
    /// Writes the open state as a project of its own and compares with it; the open file stays the same.
    Result<void> saveVariant(const std::filesystem::path& file);
    /// Asks the shell for the file of a variant; it takes the request once.
    void requestVariant() { variantRequested_ = true; }
    [[nodiscard]] bool takeVariantRequest() { return std::exchange(variantRequested_, false); }
    void removeVariant(std::size_t index) { variants_.remove(index); }

    void newProject();
    Result<void> open(const std::filesystem::path& file);
    Result<void> save();
    Result<void> saveAs(const std::filesystem::path& file);
    [[nodiscard]] const std::optional<std::filesystem::path>& file() const { return file_; }
    /// "● SD-WAN migration — Spanwright": project name, mark of unsaved changes.
    [[nodiscard]] std::string title() const;

    void notify(Notice::Level level, std::string text);
    [[nodiscard]] const std::vector<Notice>& notices() const { return notices_; }

  private:
    void replaceDocument(Project project);
    bool pasteTable(const std::string& text);
    bool addFragment(const std::string& text, Point by, std::string_view verb);
    void pruneSelection();

    edit::Document document_;
    std::set<ElementId> selection_;
    PhaseId phase_;
    void pollProposal();
    void updateExport();
    void noteEdit(std::chrono::steady_clock::time_point now);
    void startAnalysis();
    void updateFailure();
    /// True when the answers for that state hold for the open one too: nothing but the drawing differs.
    [[nodiscard]] bool holdsFor(const Snapshot& answered) const;

    std::shared_ptr<const Analysis> analysis_;
    double growthYears_ = 0;
    Snapshot analysedSnapshot_;  ///< what `analysis_` was computed from
    job::LatestJob<Analysis> job_;
    Snapshot requestedSnapshot_;  ///< what the running job computes; null: none runs
    std::optional<ProposalRequest> proposal_;
    job::LatestJob<proposals::Proposal> proposalJob_;
    Search<optimise::MetricSuggestion> metricSearch_;
    Search<std::vector<optimise::Upgrade>> upgradeSearch_;
    Search<std::vector<sim::LinkUser>> linkUserSearch_;
    Search<FailureFindings> failureSearch_;
    Search<reliability::GroupAvailability> groupSearch_;
    Search<proposals::RedundancyValues> redundancySearch_;
    DemandId pathsOf_;
    Revision seenRevision_ = 0;
    bool stale_ = true;  ///< `analysis_` does not answer for the open state
    std::chrono::steady_clock::time_point lastEdit_;
    struct FailureAsked {
        Snapshot snapshot;
        PhaseId phase;
        std::set<ElementId> elements;
        friend bool operator==(const FailureAsked&, const FailureAsked&) = default;
    };
    std::set<ElementId> failedNow_;
    FailureAsked failureAsked_;  ///< what `failureJob_` computes or has computed
    std::shared_ptr<const FailedNetwork> failedNetwork_;
    job::LatestJob<FailedNetwork> failureJob_;
    std::optional<ElementId> revealRequest_;
    std::optional<std::string> focusRequest_;
    bool catalogueImportRequested_ = false;
    bool templatesRequested_ = false;
    bool variantRequested_ = false;
    std::optional<report::BudgetFormat> budgetExportRequest_;
    std::optional<std::pair<report::BudgetFormat, std::filesystem::path>> exportWaiting_;
    job::LatestJob<std::filesystem::path> exportJob_;
    std::optional<SiteId> placeLookUp_;
    std::optional<ElementId> problemsRequest_;
    ToolChoice tool_;
    std::optional<ElementId> hovered_;
    std::optional<std::filesystem::path> file_;
    std::vector<Notice> notices_;
    Variants variants_;
};

}  // namespace spanwright::app
