import type { Ref, Span } from './source.ts';

/** A length of time as written (`30d`) and as Graph wants it (`P30D`). */
export interface Duration {
  readonly text: string;
  /** ISO 8601, for example `P30D`, `PT8H`. */
  readonly iso: string;
  /** In hours; a month counts 30 days and a year 365, for comparing only. */
  readonly hours: number;
}

/** A user attribute in a mapping or a rule; `extension` when it names a declared directory extension. */
export interface AttributeName {
  readonly name: string;
  /** Key of the {@link DirectoryExtension}. Its full name is only known once its application exists. */
  readonly extension?: string;
  readonly span: Span;
}

/** Entra's provisioning expressions (reference: functions-for-customizing-application-data). */
export type Expression =
  | { readonly type: 'attribute'; readonly attribute: AttributeName; readonly span: Span }
  | { readonly type: 'constant'; readonly value: string; readonly span: Span }
  | { readonly type: 'number'; readonly text: string; readonly span: Span }
  /** A bare word such as `vbTextCompare`. */
  | { readonly type: 'word'; readonly word: string; readonly span: Span }
  | {
      readonly type: 'call';
      readonly name: string;
      /** `undefined` is an empty place between two commas. */
      readonly places: readonly (Expression | undefined)[];
      readonly span: Span;
      readonly nameSpan: Span;
    }
  | {
      readonly type: 'comparison';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    };

/** One row of the attribute mapping of a link. */
export interface AttributeFlow {
  readonly target: AttributeName;
  readonly source: Expression;
  /** Graph `flowType`: `Always` or `ObjectAddOnly` ("only during object creation"). */
  readonly apply: 'always' | 'onCreate';
  /** Used by Graph only when the user is created and the source is empty. */
  readonly defaultValue?: string;
  readonly span: Span;
}

/** Clauses are ANDed, groups are ORed. */
export interface ScopingFilter {
  readonly groups: readonly FilterGroup[];
  readonly span: Span;
}
export interface FilterGroup {
  readonly clauses: readonly FilterClause[];
}
export interface FilterClause {
  readonly attribute: AttributeName;
  /** As on the wire: `EQUALS`, `NOT EQUALS`, `IS NULL` … */
  readonly operator: string;
  readonly value?: string;
  readonly span: Span;
  readonly operatorSpan: Span;
}

/** A dynamic membership rule (reference: groups-dynamic-membership). */
export interface MembershipRule {
  readonly root: RuleNode;
  readonly span: Span;
}
export type RuleNode =
  | { readonly type: 'or' | 'and'; readonly parts: readonly RuleNode[]; readonly span: Span }
  | { readonly type: 'not'; readonly part: RuleNode; readonly span: Span }
  | {
      readonly type: 'comparison';
      /** `user` in `user.department`; `_` inside a collection; `assignedPlan`. */
      readonly subject: string;
      /** Absent for `_`. */
      readonly property?: AttributeName;
      /** With its hyphen: `-eq`. */
      readonly operator: string;
      readonly value: RuleValue;
      readonly span: Span;
      readonly operatorSpan: Span;
    }
  | {
      readonly type: 'collection';
      readonly property: AttributeName;
      readonly operator: '-any' | '-all';
      readonly part: RuleNode;
      readonly span: Span;
    };
export type RuleValue =
  | { readonly type: 'text'; readonly value: string; readonly span: Span }
  | { readonly type: 'list'; readonly values: readonly { readonly value: string; readonly span: Span }[]; readonly span: Span }
  /** `true`, `false`, `null`, a number or `system.now -minus p1d`, as written. */
  | { readonly type: 'bare'; readonly text: string; readonly span: Span };

/** Who may request an access package (Graph `allowedTargetScope` and `specificAllowedTargets`). */
export type Audience =
  /** Nobody asks: administrators assign. Graph `notSpecified`. */
  | { readonly type: 'administrators'; readonly span: Span }
  /** `specificDirectoryUsers` with `groupMembers` and `singleUser`. */
  | { readonly type: 'specific'; readonly members: readonly Ref[]; readonly users: readonly Ref[]; readonly span: Span }
  /** `allMemberUsers`: guests are left out. */
  | { readonly type: 'allMembers'; readonly span: Span }
  /** `allDirectoryUsers`: guests too. */
  | { readonly type: 'allUsers'; readonly span: Span }
  /** `specificConnectedOrganizationUsers`. */
  | { readonly type: 'organizations'; readonly organizations: readonly Ref[]; readonly span: Span }
  /** `allConfiguredConnectedOrganizationUsers`. */
  | { readonly type: 'allConfiguredOrganizations'; readonly span: Span }
  /** `allExternalUsers`. */
  | { readonly type: 'allExternal'; readonly span: Span };

/** A person or a circle that approves or reviews. */
export type Actor =
  | { readonly type: 'manager'; readonly level: 1 | 2; readonly span: Span }
  | { readonly type: 'internalSponsors' | 'externalSponsors'; readonly span: Span }
  | { readonly type: 'self'; readonly span: Span }
  /** Members of a group, or one user. */
  | { readonly type: 'group' | 'user'; readonly ref: Ref; readonly span: Span };

export interface ApprovalStage {
  readonly approvers: readonly Actor[];
  readonly fallback: readonly Actor[];
  /** Graph `durationBeforeAutomaticDenial`. */
  readonly within: Duration;
  /** Alternate approvers and when the request is forwarded to them. */
  readonly forward?: { readonly to: readonly Actor[]; readonly after: Duration };
  readonly span: Span;
}

export interface Approval {
  /** Empty: no approval is required. */
  readonly stages: readonly ApprovalStage[];
  readonly span: Span;
}

export type Expiration =
  | { readonly type: 'never'; readonly span: Span }
  | { readonly type: 'after'; readonly duration: Duration; readonly span: Span }
  /** `date` is ISO 8601 (`2027-01-31`). */
  | { readonly type: 'on'; readonly date: string; readonly span: Span };

export interface Review {
  readonly every: 'weekly' | 'monthly' | 'quarterly' | 'semiAnnually' | 'annually';
  readonly reviewers: readonly Actor[];
  readonly fallback: readonly Actor[];
  /** How long reviewers have; Graph takes whole days. */
  readonly within: Duration;
  /** What silence means. Graph `expirationBehavior`. */
  readonly noResponse: 'keepAccess' | 'removeAccess' | 'acceptAccessRecommendation';
  readonly span: Span;
}

/** Something a package gives. */
export type Grant =
  | { readonly type: 'sync'; readonly link: Ref; readonly span: Span }
  | { readonly type: 'group'; readonly group: Ref; readonly as: 'Member' | 'Owner'; readonly span: Span }
  | { readonly type: 'application'; readonly application: Ref; readonly role: string; readonly span: Span }
  | {
      readonly type: 'role';
      /** Display name and template id of the built-in directory role. */
      readonly role: string;
      readonly templateId: string;
      readonly privileged: boolean;
      readonly as: 'Active' | 'Eligible';
      /** False when `as` was chosen for the writer. */
      readonly stated: boolean;
      readonly span: Span;
    };

/** A role that a role-assignable group holds. */
export interface HeldRole {
  readonly role: string;
  readonly templateId: string;
  readonly privileged: boolean;
  readonly as: 'Active' | 'Eligible';
  readonly span: Span;
}

/** One direction of B2B collaboration or direct connect (Graph `crossTenantAccessPolicyB2BSetting`). */
export interface B2bSetting {
  readonly usersAndGroups: B2bPart;
  readonly applications: B2bPart;
  readonly span: Span;
}
export interface B2bPart {
  readonly accessType: 'allowed' | 'blocked';
  /** `all`, or the objects named. */
  readonly targets: 'all' | readonly B2bTarget[];
}
export type B2bTarget =
  | { readonly type: 'user' | 'group' | 'application'; readonly ref: Ref }
  /** `Office365`. */
  | { readonly type: 'application'; readonly known: 'Office365' };

export type Trust = 'mfa' | 'compliantDevice' | 'hybridJoinedDevice';
