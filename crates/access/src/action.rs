use vocabulary::codes;

codes! {
    /// Everything that a person may be allowed to do, by the kind of subject it is done to.
    pub enum Action("action") {
        /// See a firm's page.
        ReadFirm = "read-firm",
        /// Register a firm in a community.
        AddFirm = "add-firm",
        /// Change a firm's page.
        EditFirm = "edit-firm",
        /// See the yearly figures of a firm.
        ReadPanel = "read-panel",
        /// State the figures of a year.
        AddPanel = "add-panel",
        /// See the case file.
        ReadCase = "read-case",
        /// Record what happened.
        WriteCase = "write-case",
        /// Sign a record or an agreement for the firm.
        SignCase = "sign-case",
        /// See what a firm's data may be used for, and its requests.
        ReadConsent = "read-consent",
        /// Give or withdraw a consent.
        ChangeConsent = "change-consent",
        /// Ask about a firm's own data.
        MakeRequest = "make-request",
        /// Answer such a request.
        AnswerRequest = "answer-request",
        /// Take all of a firm's data along.
        ExportFirm = "export-firm",
        /// Erase a firm.
        EraseFirm = "erase-firm",
        /// Add or end a tie or a membership of a firm.
        EditTies = "edit-ties",
        /// See who is tied to whom, on a map and in measures. Names need [`Action::ReadFirm`] too.
        ReadNetwork = "read-network",
        /// See assessments, gaps and plans of a firm.
        ReadAssessment = "read-assessment",
        /// Assess a firm, answer for it, plan its improvement.
        WriteAssessment = "write-assessment",
        /// Look at an assessment that somebody else handed in, and vouch for it.
        VerifyAssessment = "verify-assessment",
        /// See what is published of groups of firms.
        ReadBenchmarks = "read-benchmarks",
        /// Comment on a standard that is being written.
        CommentStandard = "comment-standard",
        /// Write and publish a standard of the institution's own.
        EditStandard = "edit-standard",
        /// Read the experiences that firms have published.
        ReadExperience = "read-experience",
        /// Write a firm's experiences, share them, take them back, and say what others' were worth.
        WriteExperience = "write-experience",
        /// Look at an experience before it is published.
        ReviewExperience = "review-experience",
        /// See communities, associations, support institutions and buyers.
        ReadOrganisation = "read-organisation",
        /// Add or change one.
        EditOrganisation = "edit-organisation",
        /// See an account.
        ReadAccount = "read-account",
        /// Invite, reset, disable or erase a firm member or a person without office.
        ManageMember = "manage-member",
        /// The same for people of the institution and the council.
        ManageStaff = "manage-staff",
        /// The same for administrators.
        ManageAdministrator = "manage-administrator",
        /// Change one's own account.
        EditAccount = "edit-account",
        /// Read and verify the audit.
        ReadAudit = "read-audit",
        /// Change the institution's settings and rules of retention.
        ChangeSettings = "change-settings",
    }
}
